FROM python:3.12-slim
# Images (maillage export) are written with a font; the base has none.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY webapp webapp
COPY cypher cypher
COPY data/vocabulary data/vocabulary
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --uid 1000 maillage && install -d -o maillage /map
USER maillage
ENV PYTHONDONTWRITEBYTECODE=1
EXPOSE 5000
CMD ["maillage", "serve", "--host", "0.0.0.0", "--port", "5000"]
