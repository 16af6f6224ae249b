import { PageLink } from "./page-link";
import { TAB, TAB_COUNT, TAB_LIST } from "./tab-class";

export interface LinkTab {
  href: string;
  label: string;
  count?: string;
  current: boolean;
}

/** Tabs whose state is the URL's: filters of a list, or pages of one subject. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className={TAB_LIST}>
      {tabs.map((tab) => (
        <PageLink key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined} className={TAB}>
          {tab.label}
          {tab.count !== undefined && <span className={TAB_COUNT}>{tab.count}</span>}
        </PageLink>
      ))}
    </nav>
  );
}
