/** A newer page wants the next version of a database: an old one that is still open somewhere must not keep it waiting. */
export function giveWay(_current: number, _wanted: number | null, event: IDBVersionChangeEvent) {
  (event.target as IDBDatabase).close();
}
