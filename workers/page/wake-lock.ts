/** Keeps the screen on while its device works, if the browser can, and only while the page is visible. */
export class WakeLock {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;
  readonly #onVisible = () => void this.#follow();

  constructor() {
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  want(wanted: boolean) {
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    void this.#follow();
  }

  dispose() {
    document.removeEventListener("visibilitychange", this.#onVisible);
    this.want(false);
  }

  async #follow() {
    if (!this.#wanted) {
      await this.#lock?.release();
      this.#lock = undefined;
      return;
    }
    const isLit = this.#lock && !this.#lock.released;
    if (isLit || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      if (!this.#wanted) await this.#lock.release();
    } catch {
      // The browser refuses on a low battery; the donation continues until the screen turns off.
      this.#lock = undefined;
    }
  }
}
