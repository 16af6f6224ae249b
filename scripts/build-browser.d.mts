export interface BrowserManifest {
  /** File name of the control worker, `control-<hash>.js`. */
  control: string;
  /** `sha256-…`, for the box document's Content-Security-Policy. */
  boxScriptHash: string;
}

export function buildBrowser(options?: {
  outDir?: string;
  minify?: boolean;
  unitWorkerScript?: string;
}): Promise<BrowserManifest>;
