/** When the extension is told of edits; the page itself answers at once. */

/** No more often than this. */
const EVERY_MS = 150;

/** Of a file, each message is a step that can be taken back: told when input pauses, and never while a slider is held. */
const PAUSE_MS = 300;

export interface Sending {
  /** Has the edits sent after a while. @param whenPaused: not before input pauses */
  soon(whenPaused: boolean): void;
  /** They are sent already, or there is nothing to send. */
  forget(): void;
}

export function sendingOf(page: EventTarget, send: () => void): Sending {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  page.addEventListener('pointerdown', () => {
    isHeld = true;
  });
  for (const end of ['pointerup', 'pointercancel'])
    page.addEventListener(end, () => {
      isHeld = false;
    });
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const paused = () => {
    if (isHeld) timer = setTimeout(paused, PAUSE_MS);
    else send();
  };
  return {
    forget,
    soon(whenPaused) {
      if (!whenPaused) {
        timer ??= setTimeout(send, EVERY_MS);
        return;
      }
      forget();
      timer = setTimeout(paused, PAUSE_MS);
    },
  };
}
