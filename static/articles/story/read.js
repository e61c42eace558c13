// The story's screen for those who read it and do not write: there is no editor here.

import "./frame.js";
import "./history.js";
import "../checks-read.js";
import "./notes-page.js";
