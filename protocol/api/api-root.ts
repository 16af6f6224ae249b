/** The path of the API on a site. */
export const API_ROOT = "/api/v1";
