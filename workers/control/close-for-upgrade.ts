/** A newer page wants the next version of a database: an old page that is still open must not block it. */
export function closeForUpgrade(_current: number, _wanted: number | null, event: IDBVersionChangeEvent) {
  (event.target as IDBDatabase).close();
}
