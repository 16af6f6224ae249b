import { hideEncoding } from "../http/encoding-through-next";
import { serveApi } from "./serve-api";

/** The API as a route of the site. */
export const answerInNext = async (request: Request): Promise<Response> => hideEncoding(await serveApi(request));
