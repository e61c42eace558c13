// The page of two texts: <form data-conflict data-story="KEY" data-user="KEY">. What was decided there is not offered again.

import { markSent } from "./local-copy.js";
import { tabKey } from "./wire.js";

const form = document.querySelector("form[data-conflict]")
form?.addEventListener("submit", () => markSent(form.dataset.user, form.dataset.story, tabKey(form.dataset.story)))
