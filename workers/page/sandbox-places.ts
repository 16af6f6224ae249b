/** Where a site's browser side is: what a page must know to open a sandbox. */
export interface SandboxPlaces {
  /** The control worker's script, on the site's own origin. */
  controlUrl: string;
  /** The sandbox document, on the sandbox's origin. */
  sandboxUrl: string;
  siteUrl: string;
}
