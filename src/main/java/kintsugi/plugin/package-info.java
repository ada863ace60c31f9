/** How the program finds its plug-ins, with and without a SciJava context. */
package kintsugi.plugin;
