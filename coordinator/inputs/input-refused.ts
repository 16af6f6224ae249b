/** What is wrong with a job's inputs, thrown by whatever reads them. */
export class InputRefused extends Error {
  override readonly name = "InputRefused";
  /** The same inputs may be accepted next time, when what they name has been uploaded. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false } = {}) {
    super(message);
    this.mayPass = mayPass;
  }
}
