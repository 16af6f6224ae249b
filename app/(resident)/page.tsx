import type { Metadata } from "next";
import { siteFacts } from "#coordinator/api/site-facts";
import { visitorLanguage } from "../_language/visitor-language";
import { ResidentScreen } from "./_donation/resident-screen";
import { wordsIn } from "./_words/words-in";

export async function generateMetadata(): Promise<Metadata> {
  const { page } = wordsIn(await visitorLanguage());
  const { city } = siteFacts();
  return { title: { absolute: `${page.title(city)} · Lamplighter` }, description: page.description(city) };
}

export default function ResidentPage() {
  return <ResidentScreen />;
}
