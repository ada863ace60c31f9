package kintsugi.train.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import kintsugi.fetch.Download;

/** A web server on this computer that has jars, and can misbehave. */
final class JarServer implements AutoCloseable {

	private final HttpServer server;
	private final Map<String, byte[]> files = new LinkedHashMap<>();
	private final List<String> ranges = new ArrayList<>();
	private boolean knowsRanges = true;
	private int cutAfter = Integer.MAX_VALUE;

	JarServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool(task -> {
			final Thread thread = new Thread(task, "jar server");
			thread.setDaemon(true);
			return thread;
		}));
		server.createContext("/", this::answer);
		server.start();
	}

	/** Sends files only as a whole from now on. */
	void forgetRanges() {
		knowsRanges = false;
	}

	/** Breaks off the next answer after so many bytes. */
	synchronized void cutNextAfter(final int bytes) {
		cutAfter = bytes;
	}

	/** Gets the ranges that were asked for, "all" for none. */
	List<String> ranges() {
		return ranges;
	}

	/** Makes a jar of these files, each with random content. */
	static byte[] jar(final String... names) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (final String name : names) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(content(name));
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** Gets what a file of that name holds: bytes that do not compress. */
	static byte[] content(final String name) {
		final byte[] content = new byte[50_000];
		new java.util.Random(name.hashCode()).nextBytes(content);
		return content;
	}

	/** Serves a file and describes it. */
	Download add(final String name, final byte[] bytes) {
		files.put("/" + name, bytes);
		return new Download(URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress() //
			.getPort() + "/" + name), bytes.length, sha1(bytes));
	}

	/** Replaces a byte of a file that is served. */
	void damage(final String name) {
		final byte[] bytes = files.get("/" + name);
		bytes[ThreadLocalRandom.current().nextInt(bytes.length)] ^= 1;
	}

	private static String sha1(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final byte[] bytes = files.get(exchange.getRequestURI().getPath());
		if (bytes == null) {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
			return;
		}
		final String range = exchange.getRequestHeaders().getFirst("Range");
		ranges.add(range == null ? "all" : range);
		final int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
		if (from > 0) exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" +
			bytes.length);
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
		send(exchange, bytes, from);
	}

	private synchronized void send(final HttpExchange exchange, final byte[] bytes, final int from) throws IOException {
		final int length = Math.min(cutAfter, bytes.length - from);
		cutAfter = Integer.MAX_VALUE;
		final OutputStream body = exchange.getResponseBody();
		body.write(bytes, from, length);
		body.flush();
		exchange.close(); // with less than was announced, the connection breaks off
	}

	/** Gets some text that is no jar. */
	static byte[] text() {
		return "no jar".getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
