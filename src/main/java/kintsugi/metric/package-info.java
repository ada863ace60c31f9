/**
 * How good a repair is: L1, PSNR and SSIM over an image or inside its holes, and tables of their means by hole ratio.
 * Images are float arrays with the axes C, H, W.
 */
package kintsugi.metric;
