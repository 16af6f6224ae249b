/** Bytes that the form names: uploaded, or known only by name until a file of that name is dropped. */
export interface NamedBytes {
  name: string;
  blob: string | null;
  bytes: number | null;
}
