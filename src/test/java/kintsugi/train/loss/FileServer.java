package kintsugi.train.loss;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A web server on this machine with one file, at each address with another fault. */
final class FileServer implements AutoCloseable {

	static final String FILE = "/file";
	static final String MOVED = "/moved";
	static final String MISSING = "/missing";
	static final String FAILING = "/failing";
	static final String WITHOUT_RANGES = "/without-ranges";
	static final String OTHER_RANGES = "/other-ranges";
	static final String TRUNCATED = "/truncated";

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

	private final HttpServer server;
	private final AtomicLong sent = new AtomicLong();
	private volatile byte[] content;

	FileServer(final byte[] content) throws IOException {
		this.content = content;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		on(FILE, exchange -> send(exchange, asked(exchange), 0, Integer.MAX_VALUE));
		on(MOVED, exchange -> {
			exchange.getResponseHeaders().add("Location", FILE);
			exchange.sendResponseHeaders(302, -1);
		});
		on(MISSING, exchange -> exchange.sendResponseHeaders(404, -1));
		on(FAILING, exchange -> exchange.sendResponseHeaders(503, -1));
		on(WITHOUT_RANGES, exchange -> send(exchange, null, 0, Integer.MAX_VALUE));
		on(OTHER_RANGES, exchange -> send(exchange, asked(exchange), 1, Integer.MAX_VALUE));
		on(TRUNCATED, exchange -> send(exchange, asked(exchange), 0, 5000));
		server.start();
	}

	private void on(final String path, final HttpHandler handler) {
		server.createContext(path, exchange -> {
			try (exchange) {
				handler.handle(exchange);
			}
		});
	}

	private static String asked(final HttpExchange exchange) {
		return exchange.getRequestHeaders().getFirst("Range");
	}

	/** Sends the asked range, shifted by some bytes, or without one the file, and breaks off after a limit. */
	private void send(final HttpExchange exchange, final String asked, final int shift, final int limit)
		throws IOException
	{
		final byte[] bytes = content;
		final Matcher range = RANGE.matcher(asked == null ? "" : asked);
		int from = 0;
		int to = bytes.length;
		if (range.matches()) {
			from = Integer.parseInt(range.group(1)) + shift;
			to = Math.min(to, Integer.parseInt(range.group(2)) + 1 + shift);
			exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
		}
		exchange.sendResponseHeaders(range.matches() ? 206 : 200, to - from);
		try (OutputStream out = exchange.getResponseBody()) {
			final int length = Math.min(to - from, limit);
			sent.addAndGet(length);
			out.write(bytes, from, length);
			out.flush(); // what was sent before breaking off
		}
	}

	URI url(final String path) {
		return URI.create("http://localhost:" + server.getAddress().getPort() + path);
	}

	byte[] content() {
		return content;
	}

	/** Sends other content from now on. */
	void serve(final byte[] other) {
		content = other;
	}

	/** Gets how many bytes of content have been sent. */
	long sent() {
		return sent.get();
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
