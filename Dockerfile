# Limner with everything it needs; what it keeps is under /data.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LIMNER_NO_VENV=1 \
    LIMNER_HOME=/data \
    LIMNER_HOST=0.0.0.0 \
    LIMNER_PORT=8080

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check --requirement requirements.txt
COPY main.py ./
COPY data ./data
COPY services ./services
COPY components ./components
COPY pages ./pages

RUN python -m compileall -q . \
 && useradd --system --uid 10001 --no-create-home limner \
 && install --directory --owner=limner --mode=0700 /data
USER limner
VOLUME /data
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as ask; ask.urlopen(f\"http://127.0.0.1:{os.environ['LIMNER_PORT']}/healthz\", timeout=4)"]

ENTRYPOINT ["python", "main.py"]
CMD ["serve"]
