import { makeButton } from "./make-button";

const NAME = "lamplighter-button";

/**
 * `<lamplighter-button partner="pt_…">`: a lamp and a meter. A press opens a small window of the city, which asks its
 * person, computes, and says whether it does: this page can neither begin nor hide that.
 */
class LamplighterButton extends HTMLElement {
  static observedAttributes = ["lang", "goal"];
  readonly #button = makeButton(this);

  connectedCallback() {
    this.#button.join();
  }

  /** One that is only moved is there again at once. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#button.leave());
  }

  attributeChangedCallback() {
    this.#button.show();
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, LamplighterButton);
