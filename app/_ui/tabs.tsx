"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { CSSProperties, ReactNode } from "react";
import { TAB, TAB_COUNT, TAB_LIST } from "./tab-class";

export interface Tab {
  value: string;
  label: ReactNode;
  count?: string;
  panel: ReactNode;
}

export interface TabsProps {
  /** Names the row of tabs for screen readers. */
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
  style?: CSSProperties;
}

export function Tabs({ label, tabs, value, defaultValue, onValueChange, className, style }: TabsProps) {
  return (
    <BaseTabs.Root
      {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
      onValueChange={(next) => onValueChange?.(String(next))}
      className={className}
      style={style}
    >
      <BaseTabs.List aria-label={label} className={TAB_LIST}>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
            {tab.count !== undefined && <span className={TAB_COUNT}>{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="rounded pt-4">
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
