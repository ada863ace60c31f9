/**
 * The menu of ImageJ and Fiji: plug-ins of ImageJ 1 as {@code plugins.config} lists them, wiring over
 * {@link kintsugi.image.RepairTask}.
 */
package kintsugi.ij1;
