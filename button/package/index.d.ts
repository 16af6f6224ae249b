/** Verified results of this visit, signed by the city: pass it on to your server, which checks it. */
export interface LamplighterWork {
  /** JSON text, exactly as it was signed. */
  payload: string;
  /** Ed25519, base64. */
  signature: string;
  /** The `kid` of the key, in `/.well-known/lamplighter-button.json` of the city. */
  key: string;
  /** Verified results of this visit so far. */
  units: number;
}

declare global {
  interface HTMLElementTagNameMap {
    "lamplighter-button": HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    "lamplighter-running": CustomEvent;
    "lamplighter-stopped": CustomEvent;
    "lamplighter-work": CustomEvent<LamplighterWork>;
  }
}
