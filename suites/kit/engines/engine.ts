/** The three families of browsers that residents have. */
export const ENGINES = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** A browser under test; all of them have this interface. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Opens `url` in a separate profile, with its own cookies and storage, and so as a separate device. */
  openPage(url: string): Promise<EnginePage>;
  /** Every process of this browser now, so that its use of the machine can be measured from outside. */
  pids(): number[];
  close(): Promise<void>;
}

/** Of a machine that is busy with much else. */
export const OPENS_WITHIN_MS = 60_000;

/** What a hand does with a mouse; a place is in CSS pixels, from the corner of the page. */
export type PointerAct = { to: { x: number; y: number } } | "down" | "up";

export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Runs `script` in the page, with its arguments only, and returns its result or resolved value, as JSON. */
  evaluate<Result, Values extends unknown[]>(
    script: (...values: Values) => Result,
    ...values: Values
  ): Promise<Awaited<Result>>;
  /** Presses the button with exactly this text or label, as a person does. */
  press(button: string): Promise<void>;
  /** Moves and presses whatever lies there, without looking at it first. */
  point(...acts: PointerAct[]): Promise<void>;
  /** The window that this page opens by `act`. */
  opened(act: () => Promise<void>): Promise<EnginePage>;
  /** Errors since the page was loaded: uncaught ones, and those written to the console. */
  troubles(): Promise<string[]>;
  /** One that was opened by another closes alone, any other with its profile. */
  close(): Promise<void>;
}
