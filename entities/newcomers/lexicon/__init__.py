"""What words tell about the name beside them. Folded: lower case, without accents; English and Spanish in one."""
