import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import { ResidentScreen } from "../_donation/resident-screen";
import { kioskWordsIn } from "../_words/kiosk-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: kioskWordsIn(await visitorLanguage()).title(siteFacts().city) };
}

export default function KioskPage() {
  return <ResidentScreen />;
}
