import { RESIDENT_LIMITS } from "#protocol/limits/residents";

const ASSET = /\/(?:_next\/static|build)\/[\w./~-]+\.(?:js|css|woff2)(?![\w.])/g;

/** The paths of the scripts, styles and typefaces that a page names. */
export const assetsIn = (html: string): string[] =>
  [...new Set(html.match(ASSET))].slice(0, RESIDENT_LIMITS.MAX_KEPT_ASSETS);
