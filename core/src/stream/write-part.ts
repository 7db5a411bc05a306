import { toNonceHtml } from '../head-html.ts';
import { escapeJson } from '../serialize.ts';
import { isForeign } from './is-foreign.ts';
import { mover } from './mover.ts';

/**
 * A part with the script that moves it to its place. One for the midst of a drawing or a formula travels as
 * text, because a template's content is read without what stands around its place.
 */
export function writePart(
  id: string,
  html: string,
  isFirst: boolean,
  nonce: string | undefined,
): string {
  const isText = isForeign(html);
  const text = isText ? `,${escapeJson(JSON.stringify(html))}` : '';
  const script = `${isFirst ? mover : ''}$plinth("${id}"${text})`;
  const content = isText ? '' : html;
  return `<template>${content}</template><script${toNonceHtml(nonce)}>${script}</script>`;
}
