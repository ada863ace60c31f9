package kintsugi.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A web server on this computer that sends parts of files, and can misbehave; for the tests of other packages, too. */
public final class PartServer implements AutoCloseable {

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)?");

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final Map<String, byte[]> files = new ConcurrentHashMap<>();
	private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
	private boolean knowsRanges = true;
	private long left = Long.MAX_VALUE;
	private long sent;

	/** Starts, without files. */
	public PartServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::answer);
		server.start();
	}

	/** Gets the address of the root. */
	public String root() {
		return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
	}

	/** Serves a file, perhaps in the place of another. */
	public URI serve(final String path, final byte[] bytes) {
		files.put("/" + path, bytes);
		return URI.create(root() + "/" + path);
	}

	/** Sends files only as a whole from now on. */
	public void forgetRanges() {
		knowsRanges = false;
	}

	/** Breaks off once after so many more bytes. */
	public synchronized void cutAfter(final long bytes) {
		left = bytes;
	}

	/** Gets the ranges that were asked for, without "bytes=". */
	public List<String> ranges() {
		return ranges;
	}

	/** Gets how many bytes of files were sent. */
	public synchronized long sent() {
		return sent;
	}

	private void answer(final HttpExchange exchange) throws IOException {
		try (exchange) {
			final byte[] bytes = files.get(exchange.getRequestURI().getPath());
			if (bytes == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			final String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
			ranges.add(asked.replace("bytes=", ""));
			final Matcher range = RANGE.matcher(asked);
			final boolean part = knowsRanges && range.matches();
			final int from = part ? Integer.parseInt(range.group(1)) : 0;
			final int to = part && range.group(2) != null ? Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1)
				: bytes.length;
			if (part) exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" +
				bytes.length);
			exchange.sendResponseHeaders(part ? 206 : 200, to - from);
			send(exchange.getResponseBody(), bytes, from, to);
		}
	}

	private synchronized void send(final OutputStream out, final byte[] bytes, final int from, final int to)
		throws IOException
	{
		final int length = (int) Math.min(left, to - from);
		out.write(bytes, from, length);
		out.flush();
		sent += length;
		if (length < to - from) left = Long.MAX_VALUE; // with less than was announced, the connection breaks off
		else if (left != Long.MAX_VALUE) left -= length;
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}
}
