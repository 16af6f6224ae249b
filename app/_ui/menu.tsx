"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { MENU_ITEM, MENU_POPUP } from "./menu-class";
import { PageLink } from "./page-link";

export interface MenuItem {
  /** Unique in its menu. */
  label: string;
  about?: string;
  icon?: ReactNode;
  tone?: "plain" | "danger";
  disabled?: boolean;
  /** Either a place to go to or a thing to do. */
  href?: string;
  onSelect?: () => void;
}

export interface MenuProps {
  trigger: ReactElement;
  /** Above the items. */
  heading?: string;
  items: readonly MenuItem[];
  align?: "start" | "end";
}

export function Menu({ trigger, heading, items, align = "start" }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align={align} className="z-50">
          <BaseMenu.Popup className={MENU_POPUP}>
            <BaseMenu.Group>
              {heading !== undefined && (
                <BaseMenu.GroupLabel className="px-3 py-1 text-13 text-soft">{heading}</BaseMenu.GroupLabel>
              )}
              {items.map((item) => (
                <Item key={item.label} item={item} />
              ))}
            </BaseMenu.Group>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const className = clsx(MENU_ITEM, item.tone === "danger" && "text-alarm-ink");
  const face = (
    <>
      {item.icon}
      <span className="min-w-0">
        <span className="block">{item.label}</span>
        {item.about !== undefined && <span className="block text-13 text-soft">{item.about}</span>}
      </span>
    </>
  );
  if (item.href !== undefined) {
    return (
      <BaseMenu.LinkItem closeOnClick render={<PageLink href={item.href} />} className={className}>
        {face}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item disabled={item.disabled ?? false} onClick={() => item.onSelect?.()} className={className}>
      {face}
    </BaseMenu.Item>
  );
}
