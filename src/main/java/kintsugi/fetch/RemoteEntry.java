package kintsugi.fetch;

/**
 * What the directory of a zip file says about one of its files.
 *
 * @param name its path in the zip file, with slashes
 * @param method how it is packed: 0 for not at all, 8 for deflated
 * @param crc its CRC-32, unpacked
 * @param packed its bytes in the zip file
 * @param size its bytes, unpacked
 * @param offset where its local header starts in the zip file
 */
public record RemoteEntry(String name, int method, long crc, long packed, long size, long offset) {}
