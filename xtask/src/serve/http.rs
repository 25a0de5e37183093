//! A small HTTP server for files, on the loopback address only. Knows nothing of the app.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::RangeInclusive;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::run::Outcome;

/// A request's head may not be longer than this, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;
/// A connection that says nothing for so long is dropped.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that has its port and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Takes the first free port of `ports` on 127.0.0.1; port 0 means any.
    ///
    /// # Errors
    /// None is free.
    pub fn bind(ports: RangeInclusive<u16>) -> Outcome<Self> {
        let (first, last) = (*ports.start(), *ports.end());
        ports
            .into_iter()
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .and_then(|listener| {
                let port = listener.local_addr().ok()?.port();
                Some(Self { listener, port })
            })
            .ok_or_else(|| {
                format!(
                    "No port from {first} to {last} is free: please give another one with `--port`."
                )
            })
    }

    /// The address of what is served under `base`.
    pub fn url(&self, base: &str) -> String {
        format!("http://127.0.0.1:{}{}/", self.port, prefix(base))
    }

    /// Answers from now on, in threads of its own, with the files of `folder` under `base`.
    pub fn run(self, folder: &Path, base: &str) -> JoinHandle<()> {
        let site = Arc::new((folder.to_path_buf(), prefix(base)));
        thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A browser that goes away in the middle of an answer is nobody's failure.
                thread::spawn(move || drop(answer(stream, &site.0, &site.1)));
            }
        })
    }
}

/// `/a/b` of `a/b/`, and nothing of `/`.
fn prefix(base: &str) -> String {
    match base.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

fn answer(mut stream: TcpStream, folder: &Path, prefix: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let mut words = request.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        return send(
            &mut stream,
            "405 Method Not Allowed",
            "text/plain",
            b"only GET\n",
            true,
        );
    }
    match file_of(target, folder, prefix).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((bytes, path)) => send(&mut stream, "200 OK", mime(&path), &bytes, method == "GET"),
        None => send(
            &mut stream,
            "404 Not Found",
            "text/plain",
            b"not found\n",
            method == "GET",
        ),
    }
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    mime: &str,
    body: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)
    } else {
        Ok(())
    }
}

/// The file a request's target means, or nothing where it leads out of the folder.
fn file_of(target: &str, folder: &Path, prefix: &str) -> Option<PathBuf> {
    let path = target
        .split(['?', '#'])
        .next()?
        .strip_prefix(prefix)?
        .strip_prefix('/')?;
    let inside = Path::new(path);
    let plain = inside
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(inside);
    let path = if path.is_dir() {
        path.join("index.html")
    } else {
        path
    };
    plain.then_some(path)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("txt" | "csv") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_reached() {
        let folder = Path::new("/site");
        let file = |target| file_of(target, folder, "/sub/path");
        assert_eq!(file("/sub/path/app.js?v=1"), Some(folder.join("app.js")));
        assert_eq!(file("/app.js"), None);
        assert_eq!(file("/sub/pathapp.js"), None);
        assert_eq!(file("/sub/path/../secret"), None);
        assert_eq!(file("/sub/path//etc/passwd"), None);
    }

    #[test]
    fn serves_under_a_sub_path_with_the_right_type() {
        let folder = std::env::temp_dir().join(format!("keepgold-http-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>留金").unwrap();
        let server = Server::bind(0..=0).unwrap();
        let port = server.port;
        assert_eq!(
            server.url("some/sub/"),
            format!("http://127.0.0.1:{port}/some/sub/")
        );
        server.run(&folder, "some/sub/");
        let ask = |target: &str| {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut told = String::new();
            stream.read_to_string(&mut told).unwrap();
            told
        };
        let page = ask("/some/sub/");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"),
            "{page}"
        );
        assert!(page.ends_with("<p>留金"));
        assert!(ask("/").starts_with("HTTP/1.1 404"));
        fs::remove_dir_all(folder).unwrap();
    }
}
