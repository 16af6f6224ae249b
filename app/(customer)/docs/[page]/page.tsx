import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Doc, readDoc } from "#coordinator/api/docs/read-doc";
import { isSiteDoc } from "#coordinator/api/docs/site-docs";
import { DocFrame } from "../_docs/doc-frame";
import { DocNav } from "../_docs/doc-nav";
import { DocText } from "../_docs/doc-text";

interface DocPageProps {
  params: Promise<{ page: string }>;
}

async function docOf({ params }: DocPageProps): Promise<Doc> {
  const { page } = await params;
  return isSiteDoc(page) ? readDoc(page) : notFound();
}

export async function generateMetadata(props: DocPageProps): Promise<Metadata> {
  return { title: (await docOf(props)).title };
}

export default async function DocPage(props: DocPageProps) {
  const doc = await docOf(props);
  return (
    <DocFrame title={<span lang="en-CA">{doc.title}</span>} nav={<DocNav open={doc} />}>
      <div lang="en-CA">
        <DocText text={doc.text} />
      </div>
    </DocFrame>
  );
}
