"""Longer names in which the name of a state or government only seems to stand.

They are matched like names and give nothing: "New Mexico" is not Mexico, "Latin American" not American. An
entity on file under exactly such a name wins over this list.
"""

LOOKALIKES: tuple[str, ...] = (
    # places
    "New Mexico", "New Mexican", "Mexico City", "Gulf of Mexico", "Mexico, Missouri", "State of Mexico",
    "Washington State", "Washington state", "State of Washington", "Fort Washington", "Port Washington",
    "Washington County", "Washington Heights", "Lake Washington", "Mount Washington",
    "South Georgia", "Panama City, Florida", "Panama City Beach", "Lebanon, Pennsylvania", "Peru, Indiana",
    "Northern Ireland", "Northern Irish", "East Jordan", "Jordan River", "Jordan Valley", "West Jordan",
    "Congo River", "Congo Basin", "Niger River", "Niger Delta", "Niger State", "Lake Chad", "Chad Basin",
    "Inner Mongolia", "Sea of Japan", "South China Sea", "East China Sea", "South China Morning Post",
    "Indian Ocean", "Indian River", "Persian Gulf", "Gulf of Oman", "Sea of Oman", "English Channel",
    "British Columbia", "British Virgin Islands", "British Indian Ocean Territory", "French Guiana",
    "French Polynesia", "French Quarter", "New England", "Norwegian Sea", "Irish Sea", "American Samoa",
    "US Virgin Islands", "U.S. Virgin Islands", "Georgia Tech", "Cuba, Missouri", "Little Havana",
    "Moscow, Idaho", "Paris, Texas", "London, Ontario", "Peking duck", "Brasilia, DF",
    # peoples and regions: no one state
    "Latin America", "Latin American", "Latin Americans", "South America", "South American",
    "South Americans", "North America", "North American", "North Americans", "Central America",
    "Central American", "Central Americans", "Native American", "Native Americans", "American Indian",
    "American Indians", "the Americas", "West Indian", "West Indies", "East Indies", "Pan American",
    "Organization of American States", "Inter-American Court of Human Rights", "Inter-American Commission",
    "Inter-American Development Bank", "Summit of the Americas",
    # companies, papers, people
    "Bank of America", "American Airlines", "American Express", "U.S. Steel", "US Steel", "US Airways",
    "U.S. News & World Report", "US Weekly", "Us Weekly", "USA Today", "Voice of America", "Air China",
    "Air Canada", "Air France", "Air India", "Bank of China", "China Daily", "Times of India",
    "British Airways", "British Petroleum", "Radio Free Europe", "The Washington Post", "Washington Post",
    "Washington Times", "Washington Examiner", "Washington Monthly", "Washington Institute",
    "Washington University", "University of Washington", "George Washington", "Denzel Washington",
    "Booker T. Washington", "Michael Jordan", "Moscow Times", "London Stock Exchange", "Brussels sprouts",
    "Washington Nationals", "Washington Wizards", "Washington Commanders", "Washington Capitals",
    "Washington Monument", "Washington Office on Latin America",
)  # fmt: skip
