import { afterProbe, NO_DELAY } from "#core/home/page-delay";

const PROBE_EVERY_MS = 250;
/** Input events. */
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "resize"];

/**
 * Sets a timer on the visible page four times a second, and reports when other programs delay it. Whatever the page
 * does itself changes its document, and whatever a person does arrives as an event: delays after these are the page's
 * own.
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

  /**
   * Only while units run or may come, and while the page is visible: browsers delay timers of hidden pages themselves.
   */
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
