/** A script that would give itself away; text that holds it must stay text. */
export const script =
  '<script>globalThis.broken=1</script><img src=x onerror="globalThis.broken=1">';

/** Ends an attribute, in either kind of quotes, and begins an element. */
export const breakout = `"'><b class=broken onclick="broken()">`;
