import { visitorLanguage } from "../_language/visitor-language";
import { type Namespace, translatorIn } from "./translator-in";

/** For components of the server: the messages of a page, in its visitor's language. Those of the browser have `useTranslations`. */
export const translations = async <const Name extends Namespace>(namespace: Name) =>
  translatorIn(await visitorLanguage(), namespace);
