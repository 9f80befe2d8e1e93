// Letters as they are looked for.

const KATAKANA = 0x60; // how far it stands from hiragana

/**
 * Writes letters that are to be taken as the same in the same way: small, of one
 * width, without what decomposes from them, kana as hiragana.
 * @param {string} text
 */
export const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
  .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA));
