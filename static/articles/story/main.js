// The story's screen for those who write: one line for each part of it.

import "./frame.js";
import "./length.js";
import "./autosave.js";
import "./presence.js";
import "./filing.js";
import "./picture.js";
import "./preview.js";
import "./history.js";
import "./history-name.js";
import "./notes-editor.js";
import "./claims-rail.js";
import "./suggestions.js";
