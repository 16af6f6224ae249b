/** A file of an archive. Its content must be read before the next member is requested. */
export interface Member {
  name: string;
  content: AsyncIterable<Uint8Array>;
}
