// The story's screen for those who read it and do not write: there is no editor here.

import "./frame.js";
import "../checks-read.js";
