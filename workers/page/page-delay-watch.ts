import { afterProbe, NO_DELAY } from "#core/home/page-delay";

const PROBE_EVERY_MS = 250;
/** What a hand does to a page. */
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "resize"];

/**
 * Calls the page that a person looks at four times a second, and tells when others keep it waiting. Whatever the page does
 * itself changes its document, and whatever a person does arrives as an event: what is late then is late by its own doing.
 */
export class PageDelayWatch {
  readonly #onFelt: () => void;
  readonly #changes = new MutationObserver(() => this.#ownWork());
  #listening: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  #ownWorkAt = 0;
  #delay = NO_DELAY;

  constructor(onFelt: () => void) {
    this.#onFelt = onFelt;
  }

  /** Only while units run or may come, and while the page is looked at: browsers call a hidden one late themselves. */
  want(isWanted: boolean) {
    if (isWanted === (this.#listening !== undefined)) return;
    if (!isWanted) return this.#stop();
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const touch of TOUCHES) window.addEventListener(touch, () => this.#ownWork(), options);
    this.#changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    this.#ownWork();
    this.#delay = NO_DELAY;
    this.#ask();
  }

  dispose() {
    this.#stop();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#listening?.abort();
    this.#listening = undefined;
    this.#changes.disconnect();
  }

  #ownWork() {
    this.#ownWorkAt = performance.now();
  }

  #ask() {
    this.#dueAt = performance.now() + PROBE_EVERY_MS;
    this.#timer = setTimeout(() => this.#answer(), PROBE_EVERY_MS);
  }

  #answer() {
    const at = performance.now();
    const { delay, isFelt } = afterProbe(this.#delay, { at, lateMs: at - this.#dueAt, ownWorkAt: this.#ownWorkAt });
    this.#delay = delay;
    if (isFelt) this.#onFelt();
    this.#ask();
  }
}
