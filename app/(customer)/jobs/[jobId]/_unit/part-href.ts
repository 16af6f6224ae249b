/** Where one piece of a unit's output lies; names may hold slashes. */
export const partHref = (jobId: string, unit: number, name: string): string =>
  `/api/v1/jobs/${jobId}/units/${unit}/parts/${encodeURIComponent(name)}`;
