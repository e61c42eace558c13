/* Shows the note of a claim beside its passage, on hover, focus and touch. Without it, the link leads to the
   note at the end of the story, and still does when it is followed.

   Expects:
     <a class="claim" href="#claim-UID" data-card="claim-UID">passage</a>
     <span class="claim" data-card="claim-UID"><a href="…">a link within a passage</a></span>
     <li id="claim-UID"><div data-claim-card>…</div></li>
*/

const OPEN_AFTER = 220; // milliseconds of rest: a pointer that only passes opens nothing
const CLOSE_AFTER = 260; // time to move from the passage into the card
const GAP = 8;
const EDGE = 12;

const supported = typeof HTMLElement.prototype.showPopover === "function";
const passages = supported ? document.querySelectorAll("[data-card]") : [];

if (passages.length) {
  const popover = document.createElement("div");
  popover.className = "claim-popover";
  popover.popover = "manual"; // "auto" would close when the pointer rests on the next passage
  popover.setAttribute("role", "group");
  popover.setAttribute("aria-label", "Who says so");
  passages[0].closest("main").append(popover); // within a landmark, as all of the page

  let shownFor = null;
  let timer = 0;
  let touched = null;
  let returning = false;

  const noteOf = (passage) => document.getElementById(passage.dataset.card)?.querySelector("[data-claim-card]");

  /* Below the passage or above it, so that it can be read on; where neither has room, below the line in hand. */
  const place = (passage, event) => {
    const whole = passage.getBoundingClientRect();
    const lines = [...passage.getClientRects()];
    const inHand = lines.find((line) => event && event.clientY <= line.bottom + 2) ?? lines[0] ?? whole;
    const { offsetWidth: width, offsetHeight: height } = popover;
    const room = document.documentElement.clientWidth - EDGE - width;
    const left = Math.max(EDGE, Math.min(inHand.left, room));
    const below = whole.bottom + GAP;
    const above = whole.top - GAP - height;
    const fits = (top) => top >= EDGE && top + height <= window.innerHeight - EDGE;
    const top = fits(below) ? below : fits(above) ? above : inHand.bottom + GAP;
    popover.style.setProperty("--card-left", `${left + window.scrollX}px`);
    popover.style.setProperty("--card-top", `${top + window.scrollY}px`);
  };

  const close = () => {
    clearTimeout(timer);
    if (!shownFor) return;
    shownFor = null;
    popover.hidePopover();
  };

  const open = (passage, event) => {
    clearTimeout(timer);
    const note = noteOf(passage);
    if (!note || shownFor === passage) return;
    close();
    popover.replaceChildren(note.cloneNode(true));
    shownFor = passage;
    popover.showPopover({ source: passage }); // the card's links follow the passage in the order of tabs
    place(passage, event);
  };

  const later = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  for (const passage of passages) {
    passage.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => open(passage, event), OPEN_AFTER);
    });
    passage.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(close, CLOSE_AFTER);
    });
    passage.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "mouse" ? null : passage;
    });
    passage.addEventListener("focusin", (event) => {
      if (!returning && event.target.matches(":focus-visible")) open(passage);
    });
    passage.addEventListener("focusout", (event) => {
      if (!popover.contains(event.relatedTarget)) later(close, CLOSE_AFTER);
    });
    passage.addEventListener("click", (event) => {
      const byTouch = touched === passage;
      touched = null;
      if (byTouch && event.target.closest("a") === passage && shownFor !== passage && noteOf(passage)) {
        event.preventDefault(); // the first touch shows, the second follows the link
        open(passage, event);
      } else {
        close();
      }
    });
  }

  popover.addEventListener("pointerenter", () => clearTimeout(timer));
  popover.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") later(close, CLOSE_AFTER);
  });
  popover.addEventListener("focusout", (event) => {
    if (event.relatedTarget !== shownFor && !popover.contains(event.relatedTarget)) later(close, CLOSE_AFTER);
  });
  popover.addEventListener("focusin", () => clearTimeout(timer));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shownFor) return;
    const back = popover.contains(document.activeElement) ? shownFor : null;
    close();
    if (!back) return;
    returning = true; // focus comes back to the passage, and must not open what was just closed
    (back.matches("a") ? back : back.querySelector("a")).focus({ preventScroll: true });
    returning = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (shownFor && !popover.contains(event.target) && !shownFor.contains(event.target)) close();
  });
  window.addEventListener("resize", close);
}
