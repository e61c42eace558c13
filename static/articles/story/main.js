// The story's screen for those who write: one line for each part of it.

import "./frame.js";
import "./length.js";
import "./autosave.js";
