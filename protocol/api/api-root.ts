/** Where the API is on a site. */
export const API_ROOT = "/api/v1";
