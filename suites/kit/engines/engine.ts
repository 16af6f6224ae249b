/** The three families of browsers that residents have. */
export const ENGINES = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** A browser under test, told apart from the others by its name only. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Opens `url` in a profile of its own: its own cookies and storage, and so a device of its own. */
  openPage(url: string): Promise<EnginePage>;
  /** Every process that belongs to this browser now, so that its use of the machine can be measured from outside. */
  pids(): number[];
  close(): Promise<void>;
}

export interface EnginePage {
  /** Runs `script` in the page, which sees nothing but its arguments, and gives what it returns or resolves to, as JSON. */
  evaluate<Result, Values extends unknown[]>(
    script: (...values: Values) => Result,
    ...values: Values
  ): Promise<Awaited<Result>>;
  /** Presses the button with exactly this text or label, as a person does. */
  press(button: string): Promise<void>;
  /** What the page's scripts complained of since it was loaded: uncaught errors, and errors written to the console. */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}
