import { ACTING_FOR_COOKIE, SELF } from "#protocol/people/acting-for";

const CHOSEN = "acting-for";
const IN_COOKIE = new RegExp(`(?:^|;\\s*)${ACTING_FOR_COOKIE}=([\\w-]+)`);

/** Of this tab: another tab may show what is somebody else's. */
export const chosenHere = (): string | null => sessionStorage.getItem(CHOSEN);

/** The next pages are made for this organisation, or for the visitor themselves. */
export function chooseActing(id: string): void {
  sessionStorage.setItem(CHOSEN, id);
  keepCookie(id);
}

/** Whether the last page was asked for with this choice. */
export const isKept = (id: string): boolean => (document.cookie.match(IN_COOKIE)?.[1] ?? SELF) === id;

/** For pages and downloads; whether its reader is a member is asked each time. */
export function keepCookie(id: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser that the site is for.
  document.cookie = `${ACTING_FOR_COOKIE}=${id === SELF ? "" : id}; path=/; samesite=lax${id === SELF ? "; max-age=0" : ""}`;
}
