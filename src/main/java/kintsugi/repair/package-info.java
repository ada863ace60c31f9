/**
 * The repair itself: which window is read, how intensities reach the method and come back, what is written and what is
 * checked afterwards, and the report that declares it. Methods, learned and classical, are plug-ins behind
 * {@link kintsugi.repair.RepairMethod}; a valid sample is never changed.
 */
package kintsugi.repair;
