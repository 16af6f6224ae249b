import { PYTHON_MAIN } from "#core/jobs/python-call";

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
const CODE = /\.(py|whl|zip)$/;

/** Where the interpreter finds the customer's own file: a zip is recognised by its first bytes. */
export const mainPath = (head: Uint8Array): string =>
  ZIP_MAGIC.every((byte, at) => head[at] === byte) ? PYTHON_MAIN.zip : PYTHON_MAIN.file;

/** Whether a shared file may contain Python code. */
export const mayHoldPython = (path: string) => CODE.test(path);
