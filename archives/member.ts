/** A file of an archive. Its content is read before the next member is asked for. */
export interface Member {
  name: string;
  content: AsyncIterable<Uint8Array>;
}
