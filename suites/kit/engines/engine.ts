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

export interface EnginePage {
  /** Runs `script` in the page, with its arguments only, and returns its result or resolved value, as JSON. */
  evaluate<Result, Values extends unknown[]>(
    script: (...values: Values) => Result,
    ...values: Values
  ): Promise<Awaited<Result>>;
  /** Presses the button with exactly this text or label, as a person does. */
  press(button: string): Promise<void>;
  /** Errors since the page was loaded: uncaught ones, and those written to the console. */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}
